from azure.storage.blob import BlobServiceClient

connection = "UseDevelopmentStorage=true"
service = BlobServiceClient.from_connection_string(connection)
service.create_container("flights")
