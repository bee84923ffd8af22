# Builds Understudy and packs it with PostgreSQL's client and server tools. No cluster is created in the image.
FROM debian:12-slim AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
# The tests start servers and a browser; they run in CI, not here.
RUN mvn -q -B package -DskipTests

FROM debian:12-slim
# createcluster.conf goes first: Debian's package would otherwise create a cluster "main" in the image.
RUN mkdir -p /etc/postgresql-common \
 && echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf \
 && apt-get update \
 && DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get install -y --no-install-recommends \
      ca-certificates curl openjdk-17-jre-headless postgresql-15 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10015 --home-dir /var/lib/understudy --shell /usr/sbin/nologin understudy \
 && install -d -o understudy -g understudy -m 0700 /var/lib/understudy \
 && install -d -m 0755 /etc/understudy
COPY --from=build /src/bot/target/understudy.jar /opt/understudy/understudy.jar
COPY --from=build /src/bot/target/lib /opt/understudy/lib

USER understudy
WORKDIR /var/lib/understudy
# What the bot remembers: keep it, the configuration points here.
VOLUME /var/lib/understudy
# The console binds to loopback unless the configuration says otherwise; inside a container it must.
EXPOSE 8080
# UNDERSTUDY_HEALTH_URL follows the port and address of the configuration.
ENV UNDERSTUDY_HEALTH_URL=http://127.0.0.1:8080/healthz
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD curl --fail --silent --show-error --max-time 4 "$UNDERSTUDY_HEALTH_URL" || exit 1
# More Java options: JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xss512k", "-Xmx256m", "-jar", "/opt/understudy/understudy.jar"]
CMD ["run", "--config", "/etc/understudy/understudy.yaml"]
