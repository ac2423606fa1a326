import pandas as pd

flights = pd.read_csv("flights-2013/2013-01.csv")
late = flights["arr_delay"] >= 15
print(f"late in January: {late.mean():.1%}")
