# Two stages: wheels are made in the first, the second holds neither compiler nor sources.
FROM python:3.12-slim AS build
WORKDIR /src
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY app app
COPY graph graph
COPY loaders loaders
COPY queries queries
RUN pip wheel --no-cache-dir --constraint constraints.txt --wheel-dir /wheels .

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 mandate
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --no-index --find-links /wheels mandate && rm -rf /wheels
USER mandate
WORKDIR /home/mandate
# Inside a container only published ports can be reached from outside.
ENV MANDATE_HOST=0.0.0.0
EXPOSE 8000
CMD ["mandate", "serve"]
