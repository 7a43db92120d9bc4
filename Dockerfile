# syntax=docker/dockerfile:1

# 1. Build. SQLite is compiled along, for which the image has a C compiler.
FROM rust:1-slim-bookworm AS build
WORKDIR /popquiz
COPY . .
# The caches live on between builds, so the program is copied out of its cache within the same step.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/popquiz/target \
    cargo build --release --locked --bin popquiz \
    && cp target/release/popquiz /usr/local/bin/popquiz

# 2. Run. The certificates that Discord's are checked against are in the program itself.
FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin popquiz \
    && install --directory --owner=popquiz --group=popquiz /data
COPY --from=build /usr/local/bin/popquiz /usr/local/bin/popquiz
COPY LICENSE-MIT LICENSE-APACHE /usr/local/share/doc/popquiz/
# A new volume begins with what is in /data here; afterwards it is the operator's.
COPY --chown=popquiz:popquiz decks /data/decks
COPY --chown=popquiz:popquiz config /data/config

USER popquiz
# Paths in the settings are seen from here: /data/config/popquiz.toml, /data/popquiz.db, /data/decks.
WORKDIR /data
VOLUME /data
ENV POPQUIZ_HEALTH__ADDRESS=127.0.0.1:8088
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["popquiz", "health"]
ENTRYPOINT ["popquiz"]
CMD ["run"]
