"""Tables of the comparing stage, one YAML file a topic; each names its source."""
