/// What names of files and folders in a repository mean, for `tmc init --contract`. A package of yours whose name
/// ends with `mapping.words.repository` adds to tables of the same names.
package std.mapping.words.repository;

/// Languages, by the endings of their files.
enum Languages {
  @also("c", "h") C,
  @also("cc", "cpp", "cxx", "c++", "hh", "hpp", "hxx", "ipp", "inl") Cpp "C++",
  @also("rs") Rust,
  @also("go") Go,
  @also("java") Java,
  @also("kt", "kts") Kotlin,
  @also("scala") Scala,
  @also("groovy") Groovy,
  @also("clj", "cljs") Clojure,
  @also("py", "pyi", "pyx") Python,
  @also("js", "mjs", "cjs", "jsx") JavaScript,
  @also("ts", "tsx", "mts") TypeScript,
  @also("rb") Ruby,
  @also("php") Php "PHP",
  @also("cs") CSharp "C#",
  @also("fs") FSharp "F#",
  @also("vb") VisualBasic "Visual Basic",
  @also("swift") Swift,
  @also("m", "mm") ObjectiveC "Objective-C",
  @also("zig") Zig,
  @also("nim") Nim,
  @also("hs") Haskell,
  @also("ml", "mli") OCaml,
  @also("ex", "exs") Elixir,
  @also("erl", "hrl") Erlang,
  @also("lua") Lua,
  @also("pl", "pm") Perl,
  @also("r", "R") R,
  @also("jl") Julia,
  @also("dart") Dart,
  @also("sh", "bash") Shell,
  @also("ps1") PowerShell,
  @also("sol") Solidity,
  @also("s", "S", "asm") Assembly,
  @also("v", "sv", "vhd") Hardware "hardware description",
}

/// Files that say how a part of a repository is built or published, by their names; `*` stands for any characters.
enum Manifests {
  @also("Cargo.toml") Cargo "Rust crate",
  @also("go.mod") GoModule "Go module",
  @also("package.json") Npm "npm package",
  @also("pyproject.toml", "setup.py", "setup.cfg") PythonPackage "Python package",
  @also("pom.xml") Maven "Maven project",
  @also("build.gradle", "build.gradle.kts") Gradle "Gradle project",
  @also("*.csproj", "*.fsproj", "*.vbproj") DotNet ".NET project",
  @also("CMakeLists.txt") CMake "CMake project",
  @also("meson.build") Meson "Meson project",
  @also("configure.ac") Autoconf "Autoconf project",
  @also("BUILD.bazel", "MODULE.bazel", "WORKSPACE") Bazel "Bazel project",
  @also("Makefile", "GNUmakefile") Make "Make project",
  @also("composer.json") Composer "PHP package",
  @also("*.gemspec") Gem "Ruby gem",
  @also("Package.swift") SwiftPackage "Swift package",
  @also("mix.exs") Mix "Elixir project",
  @also("pubspec.yaml") Pub "Dart package",
  @also("Dockerfile", "Containerfile", "*.dockerfile") Image "container image",
}

/// Folders whose code is not a part of what is shipped; the title says why it would not be covered.
enum NotShipped {
  @also("test", "tests", "testing", "testdata", "spec", "specs", "__tests__", "e2e", "unittest", "unittests")
  Tests "Tests are not shipped.",
  @also("example", "examples", "sample", "samples", "demo", "demos", "tutorial", "tutorials")
  Examples "Examples show how the project is used, and are not shipped.",
  @also("doc", "docs", "documentation", "website", "site")
  Documentation "Documentation is not code that users run.",
  @also("bench", "benches", "benchmark", "benchmarks", "perf")
  Benchmarks "Benchmarks are not shipped.",
  @also("fuzz", "fuzzing", "fuzzers")
  Fuzzers "Fuzzers are not shipped.",
  @also(
    "tools",
    "tool",
    "scripts",
    "script",
    "hack",
    "dev",
    "ci",
    ".github",
    ".gitlab",
    ".circleci",
    "cmake",
    "build",
    "buildscripts",
    "packaging",
    "release",
    "community",
  )
  Development "It is for people who develop the project, and is not shipped.",
  @also(
    "vendor",
    "third_party",
    "third-party",
    "thirdparty",
    "3rdparty",
    "external",
    "extern",
    "deps",
    "node_modules",
    "contrib",
  )
  ThirdParty "It is written and maintained elsewhere; report weaknesses there.",
}

/// Folders that hold several parts, each in a folder of its own.
enum Containers {
  @also(
    "src",
    "lib",
    "libs",
    "source",
    "sources",
    "packages",
    "crates",
    "modules",
    "apps",
    "services",
    "plugins",
    "components",
    "cmd",
    "pkg",
    "internal",
    "bindings",
    "extensions",
  )
  Parts,
}

/// Folders of headers that users include, and the endings of headers.
enum PublicHeaders {
  @also("include", "Include", "public") Folder,
  @also("h", "hh", "hpp", "hxx") Ending,
}

/// Files that describe interfaces, by their names; `*` stands for any characters.
enum Interfaces {
  @also(
    "openapi*.json",
    "openapi*.yaml",
    "openapi*.yml",
    "swagger*.json",
    "swagger*.yaml",
    "swagger*.yml",
    "*.openapi.json",
    "*.openapi.yaml",
    "*.openapi.yml",
  )
  OpenApi "OpenAPI",
}

/// Files about reporting vulnerabilities, by their paths; the first that is there counts.
enum SecurityPolicies {
  @also("SECURITY.md", ".github/SECURITY.md", "docs/SECURITY.md", "SECURITY.rst", "SECURITY.txt", "SECURITY")
  Policy,
}
