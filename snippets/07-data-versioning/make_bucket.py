import boto3

s3 = boto3.client(
    "s3",
    endpoint_url="http://127.0.0.1:5000",
    aws_access_key_id="ada",
    aws_secret_access_key="not-a-secret",
    region_name="us-east-1",
)
s3.create_bucket(Bucket="flights")
