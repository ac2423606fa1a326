import pandera.pandas as pa

# --8<-- [start:schema]
schema = pa.DataFrameSchema(
    {
        "hour": pa.Column(int, pa.Check.in_range(0, 23)),
        "carrier": pa.Column(
            str, pa.Check.str_matches(r"^[A-Z0-9]{2}$")
        ),
        "origin": pa.Column(str, pa.Check.isin(["EWR", "JFK", "LGA"])),
        "distance": pa.Column(int, pa.Check.gt(0)),
        "temp": pa.Column(
            float, pa.Check.in_range(-20, 120), nullable=True
        ),
        "arr_delay": pa.Column(int),
    },
    unique=["date", "carrier", "flight", "origin"],
)
# --8<-- [end:schema]
