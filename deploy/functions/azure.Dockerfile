# The functions on the real Functions host. From the root of the repository:
#   docker build -f deploy/functions/azure.Dockerfile -t nebula-functions-azure .
# Never built where it was written: the packages and this base image could not be had there (docs/functions-host.md).
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG HOST_IMAGE=mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0
# Where /publish comes from: the stage below, or an image that holds it already.
ARG PUBLISHED=build

FROM ${SDK_IMAGE} AS build
WORKDIR /src
COPY . .
RUN dotnet publish functions/Nebula.Functions.csproj -c Release -o /publish/functions -p:FunctionsHost=Azure \
 && mkdir /publish/data

FROM ${PUBLISHED} AS published

FROM ${HOST_IMAGE} AS functions
COPY --from=published /publish/functions /home/site/wwwroot
COPY --from=published --chown=1654:1654 /publish/data /data
# A port that needs no privilege: the image's own is 80.
ENV AzureWebJobsScriptRoot=/home/site/wwwroot \
    AzureFunctionsJobHost__Logging__Console__IsEnabled=true \
    FUNCTIONS_WORKER_RUNTIME=dotnet-isolated \
    ASPNETCORE_URLS=http://+:8080 \
    NEBULA_DATA=/data
USER 1654:1654
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["dotnet", "/home/site/wwwroot/Nebula.Functions.dll", "--ask-live", "8080"]
