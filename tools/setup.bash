# Shared by ./demo and ./test: what is missing is installed, what is stale is built. Sourced by bash
# with the project's root as working directory.

packages_to_build=(gcc libc6-dev meson ninja-build pkg-config libxml2-dev libjansson-dev libutf8proc-dev libmd-dev
  zlib1g-dev libsqlite3-dev libcurl4-openssl-dev python3)
# for reports as PDF and workbooks; without them the program is built without
packages_to_print=(libcairo2-dev libpango1.0-dev librsvg2-dev libxlsxwriter-dev fonts-liberation fonts-dejavu-core)
packages_to_test=(libcmocka-dev poppler-utils scdoc python3-jsonschema clang libclang-rt-dev)

say() { printf '%s\n' "$*" >&2; }

is_installed() {
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]] ||
    { [[ $1 == pkg-config ]] && command -v pkg-config >/dev/null; }
}

# Installs the Debian packages named that are not there. Without any missing it does nothing, and
# needs neither network nor rights.
need_packages() {
  local package missing=() as_root=()
  command -v dpkg-query >/dev/null || { say "No dpkg here: please install what docs/guide/build.md names."; return 0; }
  for package; do is_installed "$package" || missing+=("$package"); done
  ((${#missing[@]})) || return 0
  if ((EUID)); then
    command -v sudo >/dev/null || { say "Missing packages: ${missing[*]}"
      say "Install them as root: apt-get install --no-install-recommends ${missing[*]}"; return 1; }
    as_root=(sudo)
  fi
  say "These Debian packages are missing and will be installed with apt-get: ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2 ||
    { "${as_root[@]}" apt-get update -q >&2 &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2; } ||
    { say "The packages could not be installed."; return 1; }
}

# configure DIR OPTION ...: sets a build directory up, or brings it up to date when files came or went
# (meson looks for tests and data files at configure time only) or the options are others. Without options
# it keeps those that the directory has.
configure() {
  local dir=$1 files
  shift
  local options=("$@")
  if ((!$#)) && [[ -f $dir/.options ]]; then mapfile -t options <"$dir/.options"; fi
  # a directory that is not there is no reason to stop
  files=$(printf '%s\n' "${CC-}" "${options[@]}"; { find compilers data fuzz include src tests/unit tests/support -type f \
    ! -name '*.pyc' 2>/dev/null || true; } | LC_ALL=C sort)
  [[ -f $dir/build.ninja && -f $dir/.files && $(<"$dir/.files") == "$files" ]] && return 0
  if [[ -f $dir/build.ninja ]]; then
    meson setup --reconfigure "$dir" "${options[@]}" >"$dir.log" 2>&1 || { rm -rf "$dir"; configure "$dir" "${options[@]}"; return; }
  else
    meson setup "$dir" "${options[@]}" >"$dir.log" 2>&1 || { cat "$dir.log" >&2; rm -f "$dir.log"; return 1; }
  fi
  rm -f "$dir.log"
  printf '%s\n' "$files" >"$dir/.files"
  if ((${#options[@]})); then printf '%s\n' "${options[@]}" >"$dir/.options"; fi
}

# build DIR TARGET ...: quiet where all is well.
build() {
  local dir=$1 log
  shift
  log=$(ninja -C "$dir" "$@" 2>&1) && return 0
  printf '%s\n' "$log" | grep -v '^\[[0-9]*/[0-9]*\] ' >&2
  return 1
}
