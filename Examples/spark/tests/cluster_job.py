"""What test_cluster.py submits: cluster_job.py SOURCE TARGET PRICES BINARY COMMAND..."""
import sys
from pathlib import Path

from pyspark.sql import SparkSession

from livepeer_pricing_spark import quote, totals

source, target, prices, binary, *commands = sys.argv[1:]
spark = SparkSession.builder.getOrCreate()
rows = spark.read.parquet(source)
settings = {"prices": prices, "eth_usd": "3127.45", "binary": binary}
for command in commands:
    if command == "totals":
        Path(f"{target}.json").write_bytes(totals(rows, **settings))
    else:
        quote(rows, **settings).write.parquet(f"{target}.parquet")
print(f"the session goes on: {spark.range(3).count()}")
