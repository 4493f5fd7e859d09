# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Shared by packaging/run and packaging/test: installs what is missing and builds the release preset.
# Sourced by bash scripts that have set -euo pipefail.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/release

# missing_packages [PACKAGE...]: of packaging/packages, and of those named.
# Asks dpkg alone, so that nothing is waited for when all is there.
missing_packages() {
    local package
    while read -r package; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
    done < <(grep -v '^#' "$root/packaging/packages"; (($# == 0)) || printf '%s\n' "$@")
}

as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Packages are missing, and there is neither root nor sudo. As root:" >&2
        echo "  apt-get install ${missing[*]}" >&2
        exit 1
    fi
}

install_missing() {
    local -a missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    echo "Installing from the distribution: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# One compiler a core, but not more than the memory holds (LibTorch's headers need 1.5 GB each).
parallel_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/MemAvailable/ {print int($2 / 1572864)}' /proc/meminfo)
    ((memory >= 1)) || memory=1
    echo $((cores < memory ? cores : memory))
}

# build_release [TARGET...]: everything if none is named.
build_release() {
    local target
    local -a targets=()
    for target in "$@"; do targets+=(--target "$target"); done
    [[ -f $build/build.ninja ]] || (cd "$root" && cmake --preset release)
    nice -n 10 cmake --build "$build" --parallel "$(parallel_jobs)" "${targets[@]}"
}
