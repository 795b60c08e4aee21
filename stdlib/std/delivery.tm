/// How programs get to where they run.
package std.delivery;

import std.core.*;

/// Brings a program, an update or a setting to where it runs.
@label("deploy")
channel Deployment : Flow { networked = true; brings_code = true; }

/// Fetches what will be built in.
@label("fetch package")
channel PackageFetch : Flow {
  networked = true;
  encrypted = true;
  peer_verified = true;
  min_tls = Tls12;
  brings_code = true;
}

/// A script that a page loads from elsewhere.
@label("script")
channel ScriptLoad : Flow {
  networked = true;
  encrypted = true;
  peer_verified = true;
  min_tls = Tls12;
  brings_code = true;
}

/// Where source text is kept.
component SourceRepository : Store {
  backed_up = true;
  attr reviewed : bool? "Does each change need the consent of a second person?";
}

/// What builds, tests and ships programs. Whoever controls it controls them all.
component BuildPipeline : Process { fetches_urls = false; }

/// Where built programs wait to be fetched.
component ArtifactStore : Store { backed_up = true; }
