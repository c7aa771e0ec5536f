"""One document from bytes to everything known of it, in this process or in a worker.

`steps` is the way of the data (intake, reading, extraction, forensics); `workers` runs it in
spawned, limited processes, so that hostile bytes can't harm the caller.
"""
