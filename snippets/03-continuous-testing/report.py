from features import late_share


def report(months):
    lines = ["month    flights  late"]
    for month, rows in sorted(months.items()):
        lines.append(f"{month}  {len(rows):7}  {late_share(rows):4.0%}")
    return "\n".join(lines) + "\n"
