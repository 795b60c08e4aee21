//===- RequestTest.cpp - Which requests a local server answers ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Serve/Request.h"

#include "llvm/Support/FormatVariadic.h"

#include "gtest/gtest.h"

#include <string>
#include <vector>

using namespace tmc::serve;

namespace {

constexpr char Token[] = "00112233445566778899aabbccddeeff";

/// Judges a request of \p Line, with \p Fields, for port 8000.
Verdict of(const std::string &Line,
           const std::string &Fields = "Host: 127.0.0.1:8000\r\n") {
  static std::string Head; // the verdict refers to it
  Head = Line + "\r\n" + Fields + "\r\n";
  return judge(Head, {8000, Token});
}
std::string get(const std::string &Path) { return "GET " + Path + " HTTP/1.1"; }
const std::string Page = std::string("/") + Token + "/";

TEST(Request, AnswersWhoKnowsTheToken) {
  Verdict V = of(get(Page));
  EXPECT_EQ(V.Status, 200U);
  EXPECT_EQ(V.Path, "");
  EXPECT_FALSE(V.HeadOnly);
  EXPECT_EQ(of(get(Page + "report.json?x=1")).Path, "report.json");
  EXPECT_TRUE(of("HEAD " + Page + " HTTP/1.1").HeadOnly);
  EXPECT_EQ(of(get(Page), "hOsT:\t localhost:8000 \r\nAccept: */*\r\n").Status,
            200U);
  EXPECT_EQ(of(get(Page), "Host: 127.0.0.1:8000\r\n"
                          "Origin: http://127.0.0.1:8000\r\n")
                .Status,
            200U);
}

TEST(Request, RefusesWhoDoesNot) {
  const std::string Secret = Token;
  // One at a time: in a list, GCC 12 is wrong about the bounds of sums.
  std::vector<std::string> Paths = {"/", "/report.json", "//"};
  Paths.push_back(llvm::formatv("/{0}", Secret));
  Paths.push_back(llvm::formatv("/{0}/", Secret.substr(1)));
  Paths.push_back(llvm::formatv("/{0}0/", Secret));
  Paths.push_back(llvm::formatv("/../{0}/", Secret));
  for (const std::string &Path : Paths)
    EXPECT_EQ(of(get(Path)).Status, 403U) << Path;
}

TEST(Request, RefusesOtherHostsAndPages) {
  for (const char *Fields :
       {"Host: attacker.example:8000\r\n", "Host: 127.0.0.1\r\n",
        "Host: 127.0.0.1:80001\r\n",
        "Host: 127.0.0.1.attacker.example:8000\r\n", "Host: [::1]:8000\r\n",
        "Host:\r\n", "",
        "Host: 127.0.0.1:8000\r\nOrigin: http://attacker.example\r\n",
        "Host: 127.0.0.1:8000\r\nOrigin: http://127.0.0.1:8001\r\n",
        "Host: 127.0.0.1:8000\r\nOrigin: https://127.0.0.1:8000\r\n",
        "Host: 127.0.0.1:8000\r\nOrigin: null\r\n"})
    EXPECT_EQ(of(get(Page), Fields).Status, 403U) << Fields;
}

TEST(Request, OnlyReads) {
  for (const char *Method : {"POST", "PUT", "DELETE", "OPTIONS", "get"})
    EXPECT_EQ(of(Method + (" " + Page) + " HTTP/1.1").Status, 405U) << Method;
}

TEST(Request, RefusesWhatIsNoRequest) {
  for (const std::string &Line :
       {std::string(), std::string("GET"), "GET " + Page, get("report"),
        get("http://127.0.0.1:8000/"), "GET  " + Page + " HTTP/1.1",
        "GET " + Page + " HTTP/2.0", "GET " + Page + " x HTTP/1.1",
        "GET " + Page + "\x01 HTTP/1.1", "GET " + Page + "\xc3\xa9 HTTP/1.1"})
    EXPECT_EQ(of(Line).Status, 400U) << Line;
  for (const char *Fields :
       {"Host: 127.0.0.1:8000\r\nHost: attacker.example\r\n",
        "Host: 127.0.0.1:8000\r\n continued\r\n", "Host\r\n", ": x\r\n",
        "Ho st: 127.0.0.1:8000\r\n", "Host: 127.0.0.1:8000\r\nA: \x01\r\n",
        "Host: 127.0.0.1:8000\nA: b\r\n"})
    EXPECT_EQ(of(get(Page), Fields).Status, 400U) << Fields;
}

TEST(Request, DecodesNothing) {
  EXPECT_EQ(of(get(Page + "../../etc/passwd")).Path, "../../etc/passwd");
  EXPECT_EQ(of(get(Page + "%2e%2e/x")).Path, "%2e%2e/x");
}

} // namespace
