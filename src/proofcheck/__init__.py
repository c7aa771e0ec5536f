"""proofcheck: is this invoice or authorisation letter genuine?"""
