/// Programs that are not web servers.
package std.compute;

import std.core.*;

/// A program that answers requests of other programs.
@also("backend", "daemon", "back end")
component Service : Process;

/// A program that processes jobs from a queue.
@also("background worker", "consumer")
component Worker : Process {
  renders_html = false;
  cors_any_origin = false;
  redirects = false;
  environment_from_callers = false;
  scarce_offer = false;
}

/// A program that runs at set times.
@also("cron", "cron job", "scheduled task", "batch job")
component ScheduledJob : Process {
  renders_html = false;
  cors_any_origin = false;
  redirects = false;
  environment_from_callers = false;
  scarce_offer = false;
}

/// A function that a platform runs when it is called. The platform starts more instances as needed.
@also("FaaS", "serverless function", "cloud function")
component Function : Process {
  redundant = true;
  platform_role = true;
  scales_by_itself = true;
}

/// A program that converts data from one format to another: pictures, documents, video.
component Converter : Process {
  renders_html = false;
  cors_any_origin = false;
  redirects = false;
  environment_from_callers = false;
  automated_decisions = false;
  scarce_offer = false;
}

/// A program that monitors others.
@also("monitoring", "probe")
component Monitor : Process {
  ready_made = true;
  cors_any_origin = false;
  redirects = false;
  automated_decisions = false;
  scarce_offer = false;
}
