// microsoft/threat-modeling-templates#13. Two catalogues are merged; both have a rule with @id("ORG-1").
package cases.merge;
import "one.tm";
import "two.tm";

system S { boundary z : PrivateNetwork { w : Service; } }
