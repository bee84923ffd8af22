# How the launcher recognises what it needs, and which Debian packages bring it. Sourced by ../understudy.

# Prints the home of a Java, 17 or newer, that has the program $1 (java or javac). 17 itself is preferred to newer ones.
java_home_with() {
  local candidate found
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/java-17-* "$(home_on_path "$1")" /usr/lib/jvm/*; do
    if [ -z "$candidate" ] || [ ! -x "$candidate/bin/$1" ]; then continue; fi
    found=$("$candidate/bin/$1" -version 2>&1) || continue
    if [[ $found =~ (version \"|javac )([0-9]+) ]] && [ "${BASH_REMATCH[2]}" -ge 17 ]; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  return 1
}

home_on_path() {
  local program
  program=$(command -v "$1") || return 0
  dirname -- "$(dirname -- "$(readlink -f -- "$program")")"
}

use_java() {
  JAVA_HOME=$(java_home_with "$1")
  export JAVA_HOME
}

maven_is_new_enough() {
  local found
  found=$(JAVA_HOME=$(java_home_with javac) mvn --version 2>/dev/null) || return 1
  [[ $found =~ Apache\ Maven\ ([0-9]+)\.([0-9]+) ]] || return 1
  [ $((BASH_REMATCH[1] * 1000 + BASH_REMATCH[2])) -ge 3008 ]
}

# Where Debian's packages put the server's programs is where the demo and the tests look for them.
postgresql_is_new_enough() {
  local bin
  for bin in /usr/lib/postgresql/*/bin; do
    [[ $bin =~ /([0-9]+)/bin$ ]] || continue
    [ "${BASH_REMATCH[1]}" -ge 15 ] || continue
    has_programs "$bin" initdb pg_ctl pg_basebackup pg_rewind pg_waldump && return
  done
  return 1
}

has_programs() {
  local bin=$1 program
  shift
  for program in "$@"; do [ -x "$bin/$program" ] || return 1; done
}

present() {
  case $1 in
    java) java_home_with java >/dev/null ;;
    jdk) java_home_with javac >/dev/null ;;
    maven) maven_is_new_enough ;;
    postgresql) postgresql_is_new_enough ;;
    *) PATH=$PATH:/usr/sbin:/sbin command -v "$1" >/dev/null ;;
  esac
}

# Prints "what and why: package|the next best package".
packages_for() {
  local jdk="openjdk-17-jdk-headless|openjdk-21-jdk-headless|default-jdk-headless"
  case $1 in
    java) echo "Java 17 or newer, which runs Understudy: $jdk" ;;
    jdk) echo "a Java 17 or newer with javac, which builds Understudy: $jdk" ;;
    maven) echo "Maven 3.8 or newer, which builds Understudy: maven" ;;
    postgresql) echo "PostgreSQL's server programs, 15 or newer, for throwaway servers: postgresql-15|postgresql" ;;
    pg_createcluster) echo "pg_createcluster, which makes clusters of Debian's kind for the tests: postgresql-common" ;;
    runuser) echo "runuser, which starts servers as the user postgres: util-linux" ;;
    flock) echo "flock, which keeps two builds apart: util-linux" ;;
    ps) echo "ps, with which the tests look at processes: procps" ;;
    sshd) echo "sshd, which the tests start on loopback: openssh-server" ;;
    ssh-keygen) echo "ssh-keygen, which makes the tests' keys: openssh-client" ;;
    ip) echo "ip and tc, which give the tests' machines networks of their own: iproute2" ;;
    iptables) echo "iptables, which cuts the tests' machines off from each other: iptables" ;;
    nsenter) echo "nsenter, which runs programs on the tests' machines: util-linux" ;;
    chromium) echo "Chromium, which the tests steer through the console: chromium" ;;
    age) echo "age, which opens the tests' encrypted backups without Understudy: age" ;;
    *) echo "$1: $1" ;;
  esac
}

# Prints a line of `packages_for` for each of the words in $1 that is not present.
missing() {
  local need
  for need in $1; do present "$need" || packages_for "$need"; done
}
