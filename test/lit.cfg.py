"""The lit suite: every .tm, .test, .tmir and .txt below test/ with RUN lines."""

import os
import shutil

import lit.formats

config.name = "tmc"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".tm", ".test", ".tmir", ".txt"]
config.excludes = ["Inputs", "Unit", "EndToEnd", "Fuzz", "CMakeLists.txt"]
config.test_source_root = os.path.join(config.tmc_src_root, "test")
config.test_exec_root = os.path.join(config.tmc_obj_root, "test")

# Outputs are the same whatever machine runs this.
tools_dir = os.path.join(config.tmc_obj_root, "bin")
config.environment["PATH"] = os.pathsep.join(
    [tools_dir, config.llvm_tools_dir, config.environment.get("PATH", "")]
)
config.environment["LC_ALL"] = "C"
config.environment["TZ"] = "UTC"
for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE"):
    if name in os.environ:
        config.environment[name] = os.environ[name]

# `%tmc` must not eat the start of `%tmc-opt`, hence the look-ahead.
for tool in ("tmc", "tmc-opt", "tmc-format", "tmc-embed", "tmc-doc"):
    config.substitutions.append((f"%{tool}(?![-\\w])", os.path.join(tools_dir, tool)))
    if os.path.exists(os.path.join(tools_dir, tool)):
        config.available_features.add(tool)
# Shells whose completion is tested where they are installed.
config.available_features.update(shell for shell in ("zsh", "fish") if shutil.which(shell))
config.substitutions += [
    ("%not\\b", os.path.join(config.llvm_tools_dir, "not")),
    ("%examples\\b", os.path.join(config.tmc_src_root, "docs", "examples")),
    ("%stdlib\\b", os.path.join(config.tmc_src_root, "stdlib")),
    ("%src_root\\b", config.tmc_src_root),
    ("%obj_root\\b", config.tmc_obj_root),
    ("%python\\b", config.python),
]

for sanitizer in filter(None, config.sanitizers.split(",")):
    config.available_features.update({"sanitizer", f"{sanitizer}-sanitizer"})
# Some containers have no pseudo-terminals.
try:
    for descriptor in os.openpty():
        os.close(descriptor)
    config.available_features.add("pty")
except OSError:
    pass
if config.build_type == "Debug":
    config.available_features.add("asserts")
# Instructions are counted in the build that people use.
optimised = [flag for flag in getattr(config, "release_flags", "").split() if flag.startswith("-O")][-1:] in (["-O2"], ["-O3"])
if config.build_type == "Release" and optimised and not config.sanitizers:
    config.available_features.add("optimised")
