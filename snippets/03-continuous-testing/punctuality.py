def _late(rows):
    return [row for row in rows if row["arr_delay"] >= 15]


def late_share(rows):
    return len(_late(rows)) / len(rows)
