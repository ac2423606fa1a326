def late_share(rows):
    late = sum(row["arr_delay"] >= 15 for row in rows)
    return late / len(rows)
