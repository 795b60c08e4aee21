//===- Endpoint.cpp - The parts of an endpoint ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/Endpoint.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using llvm::StringRef;

namespace {
struct SchemePort {
  StringRef Scheme;
  uint16_t Port;
};
} // namespace

// A fact about URIs, as the calendar is one about dates; no rule depends on
// what is listed here other than by asking for an endpoint's port.
static constexpr SchemePort SchemePorts[] = {
    {"amqp", 5672},     {"amqps", 5671},      {"coap", 5683},
    {"coaps", 5684},    {"dns", 53},          {"ftp", 21},
    {"ftps", 990},      {"git", 9418},        {"http", 80},
    {"https", 443},     {"imap", 143},        {"imaps", 993},
    {"ipp", 631},       {"ipps", 631},        {"kafka", 9092},
    {"ldap", 389},      {"ldaps", 636},       {"memcached", 11211},
    {"mongodb", 27017}, {"mqtt", 1883},       {"mqtts", 8883},
    {"mssql", 1433},    {"mysql", 3306},      {"nats", 4222},
    {"oracle", 1521},   {"pop", 110},         {"pops", 995},
    {"postgres", 5432}, {"postgresql", 5432}, {"rdp", 3389},
    {"redis", 6379},    {"rediss", 6379},     {"rtsp", 554},
    {"rtsps", 322},     {"sftp", 22},         {"sip", 5060},
    {"sips", 5061},     {"smb", 445},         {"smtp", 25},
    {"smtps", 465},     {"ssh", 22},          {"syslog", 514},
    {"telnet", 23},     {"vnc", 5900},        {"ws", 80},
    {"wss", 443},
};

std::optional<uint16_t> rules::defaultPort(StringRef Scheme) {
  for (const SchemePort &S : SchemePorts)
    if (S.Scheme.equals_insensitive(Scheme))
      return S.Port;
  return std::nullopt;
}

std::optional<rules::Endpoint> rules::parseEndpoint(StringRef Text) {
  Endpoint E;
  if (size_t At = Text.find("://"); At != StringRef::npos) {
    E.Scheme = Text.take_front(At);
    Text = Text.drop_front(At + 3);
  }
  size_t End = Text.find_first_of("/?#");
  StringRef Authority = Text.take_front(End);
  if (End != StringRef::npos)
    E.Path = Text.drop_front(End);
  if (size_t At = Authority.rfind('@'); At != StringRef::npos)
    Authority = Authority.drop_front(At + 1);

  StringRef Port;
  if (Authority.starts_with("[")) {
    size_t Close = Authority.find(']');
    if (Close == StringRef::npos)
      return std::nullopt;
    E.Host = Authority.slice(1, Close);
    StringRef Rest = Authority.drop_front(Close + 1);
    if (!Rest.empty() && !Rest.consume_front(":"))
      return std::nullopt;
    Port = Rest;
  } else if (Authority.count(':') > 1) {
    // An IPv6 address without its brackets: no port can be told from it.
    E.Host = Authority;
  } else {
    std::tie(E.Host, Port) = Authority.split(':');
  }
  if (E.Host.empty())
    return std::nullopt;
  if (!Port.empty()) {
    unsigned N;
    if (!llvm::all_of(Port, llvm::isDigit) || Port.getAsInteger(10, N) ||
        N > 65535)
      return std::nullopt;
    E.Port = static_cast<uint16_t>(N);
  }
  return E;
}
