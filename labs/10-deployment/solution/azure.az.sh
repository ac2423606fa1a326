# --8<-- [start:names]
# checked, not run: the names of all that is made; NAME must be nobody else's
NAME=late-flights-$USER GROUP=late-flights PLACE=westeurope
REGISTRY=$(echo "$NAME" | tr -d -)
# --8<-- [end:names]

# --8<-- [start:image]
# checked, not run: a group for everything, a registry, both images in it
az login
az group create --name $GROUP --location $PLACE
az acr create --name $REGISTRY --resource-group $GROUP --sku Basic
az acr login --name $REGISTRY
for release in 1 2; do
  docker tag flights:$release $REGISTRY.azurecr.io/flights:$release
  docker push $REGISTRY.azurecr.io/flights:$release
done
# --8<-- [end:image]

# --8<-- [start:identity]
# checked, not run: an identity that may read the registry; no password is stored
az identity create --name puller --resource-group $GROUP
PULLER=$(az identity show --name puller --resource-group $GROUP --query id --output tsv)
az role assignment create --role AcrPull --assignee-principal-type ServicePrincipal \
  --assignee-object-id "$(az identity show --ids "$PULLER" --query principalId --output tsv)" \
  --scope "$(az acr show --name $REGISTRY --query id --output tsv)"
# --8<-- [end:identity]

# --8<-- [start:app]
# checked, not run: a plan (the machine that costs money) and an app on it, with release 1
az appservice plan create --name plan --resource-group $GROUP --is-linux --sku S1
az webapp create --name $NAME --resource-group $GROUP --plan plan \
  --container-image-name $REGISTRY.azurecr.io/flights:1 \
  --assign-identity "$PULLER" --acr-use-identity --acr-identity "$PULLER"
# --8<-- [end:app]

# BEGIN SOLUTION: the app's settings PORT and WEBSITES_PORT, both 8080; then the health check's path, in the app's config
# --8<-- [start:settings]
# checked, not run: the contract of step 4, in the words of App Service
az webapp config appsettings set --name $NAME --resource-group $GROUP --settings PORT=8080 WEBSITES_PORT=8080
az webapp config set --name $NAME --resource-group $GROUP --generic-configurations '{"healthCheckPath": "/health"}'
# --8<-- [end:settings]
# END SOLUTION

# BEGIN SOLUTION: make the slot staging, with the configuration of the app; let it use the identity; give it the image flights:2; run smoke.py
# --8<-- [start:stage]
# checked, not run: a second slot with the settings of the first, and release 2 in it
az webapp deployment slot create --name $NAME --resource-group $GROUP --slot staging --configuration-source $NAME
az webapp identity assign --name $NAME --resource-group $GROUP --slot staging --identities "$PULLER"
az webapp config container set --name $NAME --resource-group $GROUP --slot staging \
  --container-image-name $REGISTRY.azurecr.io/flights:2
python smoke.py https://$NAME-staging.azurewebsites.net releases/2
# --8<-- [end:stage]
# END SOLUTION

# BEGIN SOLUTION: swap the slot staging with production; run smoke.py
# --8<-- [start:swap]
# checked, not run: users get release 2; the same line once more is the way back
az webapp deployment slot swap --name $NAME --resource-group $GROUP --slot staging --target-slot production
python smoke.py https://$NAME.azurewebsites.net releases/2
# --8<-- [end:swap]
# END SOLUTION

# --8<-- [start:watch]
# checked, not run: what the container prints, while it prints it
az webapp log config --name $NAME --resource-group $GROUP --docker-container-logging filesystem
az webapp log tail --name $NAME --resource-group $GROUP
# --8<-- [end:watch]

# BEGIN SOLUTION: delete the group, without being asked
# --8<-- [start:away]
# checked, not run: everything goes with its group, and with it the costs
az group delete --name $GROUP --yes
# --8<-- [end:away]
# END SOLUTION

# --8<-- [start:trust]
# checked, not run: GitHub may act for us, from one environment of one repository; no password is stored
APP=$(az ad app create --display-name $NAME-github --query appId --output tsv)
az ad sp create --id "$APP"
az ad app federated-credential create --id "$APP" --parameters '{
  "name": "production", "issuer": "https://token.actions.githubusercontent.com",
  "subject": "repo:OWNER/REPOSITORY:environment:production",
  "audiences": ["api://AzureADTokenExchange"]}'
az role assignment create --assignee "$APP" --role Contributor \
  --scope "$(az group show --name $GROUP --query id --output tsv)"
# --8<-- [end:trust]
