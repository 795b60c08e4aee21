//===- Request.cpp - What a browser asks of a local server ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Serve/Request.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <optional>

using namespace tmc;
using namespace tmc::serve;
using llvm::StringRef;

StringRef serve::reason(unsigned Status) {
  switch (Status) {
  case 200:
    return "OK";
  case 400:
    return "Bad Request";
  case 403:
    return "Forbidden";
  case 404:
    return "Not Found";
  case 405:
    return "Method Not Allowed";
  case 408:
    return "Request Timeout";
  case 431:
    return "Request Header Fields Too Large";
  case 503:
    return "Service Unavailable";
  default:
    return "Error";
  }
}

/// Takes as long whatever the first difference is, so that nobody can guess a
/// secret character by character.
static bool isSame(StringRef A, StringRef B) {
  if (A.size() != B.size())
    return false;
  unsigned char Difference = 0;
  for (size_t I = 0; I < A.size(); ++I)
    Difference |= static_cast<unsigned char>(A[I] ^ B[I]);
  return Difference == 0;
}

namespace {
/// The fields of a head that matter here.
struct Fields {
  std::optional<StringRef> Host, Origin;
};
} // namespace

/// None if they are malformed, or say two things about one matter.
static std::optional<Fields> readFields(StringRef Lines) {
  Fields Out;
  while (!Lines.empty()) {
    StringRef Line;
    std::tie(Line, Lines) = Lines.split("\r\n");
    if (Line.empty())
      return Lines.empty() ? std::optional(Out) : std::nullopt;
    auto [Name, Value] = Line.split(':');
    // A blank at the beginning would continue the line before.
    if (Name.size() == Line.size() || Name.empty() ||
        llvm::any_of(Name, [](char C) { return C <= ' ' || C == 0x7f; }))
      return std::nullopt;
    Value = Value.trim(" \t");
    if (llvm::any_of(Value, [](char C) {
          return (static_cast<unsigned char>(C) < ' ' && C != '\t') ||
                 C == 0x7f;
        }))
      return std::nullopt;
    std::optional<StringRef> *To = Name.equals_insensitive("host") ? &Out.Host
                                   : Name.equals_insensitive("origin")
                                       ? &Out.Origin
                                       : nullptr;
    if (!To)
      continue;
    if (*To)
      return std::nullopt;
    *To = Value;
  }
  return std::nullopt;
}

Verdict serve::judge(StringRef Head, const Gate &G) {
  auto Refused = [](unsigned Status) {
    Verdict V;
    V.Status = Status;
    return V;
  };
  auto [First, Rest] = Head.split("\r\n");
  auto [Method, AfterMethod] = First.split(' ');
  auto [Target, Version] = AfterMethod.split(' ');
  std::optional<Fields> F = readFields(Rest);
  if (!F || Method.empty() || !Target.starts_with("/") ||
      (Version != "HTTP/1.1" && Version != "HTTP/1.0") ||
      llvm::any_of(Target, [](char C) { return C <= ' ' || C >= 0x7f; }))
    return Refused(400);
  // A name that somebody else's server gives out can be made to lead here; a
  // browser then takes this server for theirs, but says whom it asks.
  std::string Port = ":" + std::to_string(G.Port);
  auto IsOurs = [&](StringRef Host) {
    return Host.consume_back(Port) &&
           (Host == "127.0.0.1" || Host.equals_insensitive("localhost"));
  };
  if (!F->Host || !IsOurs(*F->Host))
    return Refused(403);
  if (StringRef Origin = F->Origin.value_or("");
      F->Origin && (!Origin.consume_front("http://") || !IsOurs(Origin)))
    return Refused(403);
  Verdict V;
  auto [Token, Path] = Target.drop_front().split('/');
  // Without the slash, a page would look for its parts elsewhere.
  if (!isSame(Token, G.Token) || Token.size() + 1 == Target.size())
    return Refused(403);
  V.Path = Path.split('?').first;
  V.HeadOnly = Method == "HEAD";
  if (Method != "GET" && !V.HeadOnly)
    return Refused(405);
  return V;
}
