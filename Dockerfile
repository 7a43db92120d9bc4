# syntax=docker/dockerfile:1

# 1. Build. This also compiles SQLite, so the image needs a C compiler.
FROM rust:1-slim-bookworm AS build
WORKDIR /popquiz
COPY . .
# The target folder is a cache that isn't part of the image, so the same step copies the program out of it.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/popquiz/target \
    cargo build --release --locked --bin popquiz \
    && cp target/release/popquiz /usr/local/bin/popquiz

# 2. Run. The program contains the root certificates that it needs.
FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin popquiz \
    && install --directory --owner=popquiz --group=popquiz /data
COPY --from=build /usr/local/bin/popquiz /usr/local/bin/popquiz
COPY LICENSE-MIT LICENSE-APACHE crates/popquiz-charts/assets/OFL.txt /usr/local/share/doc/popquiz/
# A new volume starts with these files. After that, it belongs to the operator.
COPY --chown=popquiz:popquiz decks /data/decks
COPY --chown=popquiz:popquiz config /data/config

USER popquiz
# Paths in the settings are relative to this folder: /data/config/popquiz.toml, /data/popquiz.db, /data/decks.
WORKDIR /data
VOLUME /data
ENV POPQUIZ_HEALTH__ADDRESS=127.0.0.1:8088
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["popquiz", "health"]
ENTRYPOINT ["popquiz"]
CMD ["run"]
