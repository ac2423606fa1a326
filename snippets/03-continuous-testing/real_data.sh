# timeout: 300
cd snippets

# --8<-- [start:every_flight]
python against_real_data.py
# --8<-- [end:every_flight]
