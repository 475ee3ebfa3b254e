# The functions on our own runtime (target functions) and the operator's tool, which migrates and makes setup links (target operator).
# From the root of the repository:
#   docker build -f deploy/functions/nebula.Dockerfile --target functions -t nebula-functions .
# The base images are arguments: name a mirror, or a stand-in where no registry can be reached.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
# No shell, no package manager.
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
# Where /publish comes from: the stage below, or an image that holds it already.
ARG PUBLISHED=build

FROM ${SDK_IMAGE} AS build
WORKDIR /src
COPY . .
RUN dotnet publish functions/Nebula.Functions.csproj -c Release -o /publish/functions -p:UseAppHost=false \
 && dotnet publish cli/Nebula.Cli.csproj -c Release -o /publish/operator -p:UseAppHost=false \
 && mkdir /publish/data

FROM ${PUBLISHED} AS published

FROM ${RUNTIME_IMAGE} AS operator
WORKDIR /app
COPY --from=published /publish/operator ./
ENV DOTNET_EnableDiagnostics=0
USER 1654:1654
ENTRYPOINT ["dotnet", "/app/Nebula.Cli.dll"]

FROM ${RUNTIME_IMAGE} AS functions
WORKDIR /app
COPY --from=published /publish/functions ./
COPY --from=published --chown=1654:1654 /publish/data /data
# What keeps the process small when idle, in hexadecimal; as the launcher gives it (FunctionsEnvironment.cs, bench/README.md).
ENV FunctionsRuntime__Urls=http://0.0.0.0:8080 \
    NEBULA_DATA=/data \
    DOTNET_EnableDiagnostics=0 \
    DOTNET_GCgen0size=0x200000 \
    DOTNET_GCRegionSize=0x100000 \
    DOTNET_GCConserveMemory=5 \
    DOTNET_TC_CallCountThreshold=0x400 \
    MALLOC_ARENA_MAX=1 \
    MALLOC_TRIM_THRESHOLD_=65536
USER 1654:1654
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["dotnet", "/app/Nebula.Functions.dll", "--ask-live", "8080"]
ENTRYPOINT ["dotnet", "/app/Nebula.Functions.dll"]
