/// The names that every module sees without an import,
/// and the rules that are in force for every model.
package std.prelude;

import std.core.*;
import std.refs.*;
import std.net.*;
import std.people.*;
import std.data.*;
import std.web.*;
import std.compute.*;
import std.db.*;
import std.messaging.*;
import std.services.*;
import std.delivery.*;
import std.ai.*;
import std.owasp.*;
import std.controls.*;
import std.stride as stride;
import std.events.*;
import std.llm.*;
import std.supply.*;
import std.tls as tls;
import std.risk as risk;
import std.contradictions as contradictions;
import std.admissions as admissions;
