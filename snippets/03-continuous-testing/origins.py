def origins(rows):
    return list({row["origin"] for row in rows})
