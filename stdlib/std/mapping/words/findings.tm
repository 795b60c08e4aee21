/// What words of scanners mean as weaknesses, for `tmc triage`. A value is a weakness by its number in CWE. A
/// package of yours whose name ends with `mapping.words.findings` adds to tables of the same names.
package std.mapping.words.findings;

/// Weaknesses that contracts and scanners name, each with those that are cases of it: a choice of what CWE's view 1000
/// (Research Concepts) has as *ChildOf*. A claim about a weakness is also about its cases.
enum Weaknesses {
  @also(
    "CWE-120",
    "CWE-125",
    "CWE-466",
    "CWE-786",
    "CWE-787",
    "CWE-788",
    "CWE-805",
    "CWE-822",
    "CWE-823",
    "CWE-824",
    "CWE-825",
  )
  Cwe119 "Access outside the bounds of a buffer",
  @also("CWE-785")
  Cwe120 "Buffer copy without checking the size",
  @also("CWE-126", "CWE-127")
  Cwe125 "Out-of-bounds read",
  @also("CWE-124", "CWE-127")
  Cwe786 "Access before the start of a buffer",
  @also("CWE-120", "CWE-121", "CWE-122", "CWE-123", "CWE-124")
  Cwe787 "Out-of-bounds write",
  @also("CWE-121", "CWE-122", "CWE-126")
  Cwe788 "Access after the end of a buffer",
  @also("CWE-806")
  Cwe805 "Buffer access with a wrong length",
  @also("CWE-415", "CWE-416")
  Cwe825 "Dereference of an expired pointer",
  Cwe415 "Double free",
  Cwe416 "Use after free",
  Cwe476 "Null pointer dereference",
  @also("CWE-190", "CWE-191", "CWE-193", "CWE-369", "CWE-1335", "CWE-1339")
  Cwe682 "Incorrect calculation",
  Cwe190 "Integer overflow",
  Cwe191 "Integer underflow",
  @also("CWE-192", "CWE-194", "CWE-195", "CWE-196", "CWE-197")
  Cwe681 "Incorrect conversion between numbers",
  Cwe369 "Division by zero",
  @also("CWE-674", "CWE-835")
  Cwe834 "Excessive iteration",
  @also("CWE-776")
  Cwe674 "Uncontrolled recursion",
  Cwe835 "Infinite loop",
  @also("CWE-405", "CWE-770", "CWE-771", "CWE-779", "CWE-920", "CWE-1235", "CWE-1246")
  Cwe400 "Uncontrolled resource consumption",
  @also("CWE-774", "CWE-789", "CWE-1325")
  Cwe770 "Allocation of resources without limits",
  Cwe789 "Memory allocation with an excessive size",
  @also("CWE-406", "CWE-407", "CWE-408", "CWE-409", "CWE-776")
  Cwe405 "Asymmetric resource consumption",
  @also("CWE-1333")
  Cwe407 "Inefficient algorithm",
  Cwe409 "Decompression bomb",
  Cwe1333 "Inefficient regular expression",
  @also("CWE-772")
  Cwe404 "Improper release of a resource",
  @also("CWE-401", "CWE-775")
  Cwe772 "Missing release of a resource",
  @also("CWE-364", "CWE-366", "CWE-367", "CWE-368", "CWE-421", "CWE-689", "CWE-1223")
  Cwe362 "Race condition",
  Cwe367 "Time of check to time of use",
  @also("CWE-77", "CWE-79", "CWE-91", "CWE-93", "CWE-94", "CWE-99", "CWE-943", "CWE-1236")
  Cwe74 "Injection",
  @also("CWE-78", "CWE-88", "CWE-624", "CWE-917")
  Cwe77 "Command injection",
  Cwe78 "OS command injection",
  Cwe79 "Cross-site scripting",
  @also("CWE-89", "CWE-90", "CWE-643", "CWE-652")
  Cwe943 "Injection into a query",
  Cwe89 "SQL injection",
  @also("CWE-113")
  Cwe93 "CRLF injection",
  Cwe113 "HTTP response splitting",
  @also("CWE-95", "CWE-96", "CWE-1336")
  Cwe94 "Code injection",
  @also("CWE-117", "CWE-838")
  Cwe116 "Improper encoding of output",
  Cwe117 "Log injection",
  @also("CWE-22", "CWE-41", "CWE-59", "CWE-66")
  Cwe706 "Use of a name that resolves to something else",
  @also("CWE-23", "CWE-36")
  Cwe22 "Path traversal",
  Cwe59 "Link following",
  @also("CWE-94", "CWE-470", "CWE-502", "CWE-914", "CWE-915")
  Cwe913 "Improper control of dynamically managed code",
  Cwe502 "Deserialization of untrusted data",
  @also("CWE-1321")
  Cwe915 "Improper control of object attributes",
  @also("CWE-73", "CWE-441", "CWE-601", "CWE-611")
  Cwe610 "Externally controlled reference",
  Cwe611 "XML external entities",
  Cwe601 "Open redirect",
  @also("CWE-918")
  Cwe441 "Confused deputy",
  Cwe918 "Server-side request forgery",
  @also("CWE-1284", "CWE-1285", "CWE-1286", "CWE-1287", "CWE-1288", "CWE-1289")
  Cwe20 "Improper input validation",
  @also("CWE-129")
  Cwe1285 "Improper validation of an index",
  @also("CWE-269", "CWE-285", "CWE-287", "CWE-923")
  Cwe284 "Improper access control",
  @also("CWE-295", "CWE-306", "CWE-1390")
  Cwe287 "Improper authentication",
  @also("CWE-290", "CWE-294", "CWE-307", "CWE-522", "CWE-1391")
  Cwe1390 "Weak authentication",
  @also("CWE-521", "CWE-798")
  Cwe1391 "Weak credentials",
  @also("CWE-296", "CWE-297", "CWE-298", "CWE-299", "CWE-599")
  Cwe295 "Improper certificate validation",
  Cwe306 "Missing authentication",
  @also("CWE-732", "CWE-862", "CWE-863")
  Cwe285 "Improper authorization",
  @also("CWE-425")
  Cwe862 "Missing authorization",
  @also("CWE-639")
  Cwe863 "Incorrect authorization",
  @also("CWE-276", "CWE-277", "CWE-278", "CWE-279", "CWE-281")
  Cwe732 "Wrong permissions for a critical resource",
  @also("CWE-259", "CWE-321")
  Cwe798 "Hard-coded credentials",
  @also("CWE-256", "CWE-257", "CWE-260", "CWE-261", "CWE-523")
  Cwe522 "Insufficiently protected credentials",
  @also("CWE-312", "CWE-319")
  Cwe311 "Missing encryption of sensitive data",
  @also("CWE-313", "CWE-314", "CWE-315", "CWE-316", "CWE-317", "CWE-318", "CWE-526")
  Cwe312 "Cleartext storage of sensitive information",
  @also("CWE-5", "CWE-614")
  Cwe319 "Cleartext transmission of sensitive information",
  Cwe326 "Inadequate encryption strength",
  @also("CWE-328", "CWE-780", "CWE-1240")
  Cwe327 "Broken or risky cryptographic algorithm",
  @also("CWE-916")
  Cwe328 "Weak hash",
  @also("CWE-331", "CWE-334", "CWE-335", "CWE-338", "CWE-340", "CWE-344", "CWE-1241")
  Cwe330 "Insufficiently random values",
  Cwe338 "Weak random number generator",
  @also(
    "CWE-346",
    "CWE-347",
    "CWE-348",
    "CWE-349",
    "CWE-351",
    "CWE-352",
    "CWE-353",
    "CWE-354",
    "CWE-494",
    "CWE-924",
  )
  Cwe345 "Insufficient verification of authenticity",
  Cwe347 "Improper verification of a signature",
  Cwe352 "Cross-site request forgery",
  Cwe494 "Download of code without an integrity check",
  @also("CWE-201", "CWE-203", "CWE-209", "CWE-213", "CWE-215", "CWE-359", "CWE-497", "CWE-538")
  Cwe200 "Exposure of sensitive information",
  @also("CWE-532")
  Cwe538 "Sensitive information in an accessible file",
  @also("CWE-204", "CWE-205", "CWE-208")
  Cwe203 "Observable discrepancy",
  Cwe208 "Observable timing discrepancy",
  @also("CWE-210", "CWE-211", "CWE-550")
  Cwe209 "Error message with sensitive information",
  Cwe532 "Sensitive information in a log",
  @also("CWE-754", "CWE-755")
  Cwe703 "Improper handling of exceptional conditions",
  @also("CWE-252", "CWE-253", "CWE-273", "CWE-391", "CWE-476")
  Cwe754 "Improper check for unusual conditions",
  @also("CWE-248", "CWE-390")
  Cwe755 "Improper handling of exceptions",
  Cwe617 "Reachable assertion",
  @also("CWE-770", "CWE-908", "CWE-909", "CWE-1188")
  Cwe665 "Improper initialization",
  @also("CWE-457")
  Cwe908 "Use of an uninitialised resource",
  @also("CWE-98", "CWE-827", "CWE-830")
  Cwe829 "Inclusion of functionality from an untrusted source",
}

/// The weakness that a rule is about, where tools do not say it themselves: `tool:rule`, or `rule` of any tool;
/// `*` stands for any characters.
enum Rules {
  @also("gitleaks:*", "trufflehog:*", "detect-secrets:*", "*hardcoded-credential*", "*hardcoded-secret*")
  Cwe798,
  @also(
    "Clang Static Analyzer:core.NullDereference",
    "clang-analyzer-core.NullDereference",
    "cppcheck:nullPointer*",
  )
  Cwe476,
  @also(
    "cppcheck:bufferAccessOutOfBounds",
    "cppcheck:arrayIndexOutOfBounds*",
    "clang-analyzer-security.ArrayBound",
  )
  Cwe119,
  @also("cppcheck:doubleFree", "clang-analyzer-cplusplus.NewDelete", "cppcheck:deallocuse")
  Cwe825,
  @also("cppcheck:memleak*", "cppcheck:resourceLeak", "clang-analyzer-unix.Malloc")
  Cwe404,
  @also("cppcheck:uninit*", "clang-analyzer-core.uninitialized.*")
  Cwe665,
  @also("cppcheck:integerOverflow*", "cppcheck:signedIntegerOverflow*")
  Cwe190,
  @also("Bandit:B602", "Bandit:B605", "Bandit:B607", "gosec:G204")
  Cwe78,
  @also("Bandit:B608", "gosec:G201", "gosec:G202")
  Cwe89,
  @also("Bandit:B301", "Bandit:B506")
  Cwe502,
  @also("Bandit:B303", "Bandit:B324", "gosec:G401", "gosec:G501")
  Cwe327,
  @also("Bandit:B311", "gosec:G404")
  Cwe338,
  @also("gosec:G304", "gosec:G305")
  Cwe22,
  @also("gosec:G107")
  Cwe918,
}
