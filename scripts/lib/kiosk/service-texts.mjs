/**
 * What starts the kiosk after login and keeps it running, as each system wants to read it.
 */

/**
 * What the system runs.
 *
 * @typedef {object} ServiceCommand
 * @property {string} node
 * @property {readonly string[]} words What Node is given: the script and its options.
 * @property {string} folder
 */

/** Also the name of the unit's file. */
export const SERVICE_NAME = 'pareidolia-kiosk';

const LABEL = 'pareidolia.kiosk';

/**
 * A systemd user unit. It starts with the desktop, and is started again for ever.
 *
 * @param {ServiceCommand} command
 */
export function formatSystemdUnit({node, words, folder}) {
  // Whoever closes the browser then means it.
  const restart = words.includes('--until-closed') ? 'on-failure' : 'always';
  return `[Unit]
Description=Pareidolia, a mirror that paints
PartOf=graphical-session.target
After=graphical-session.target
# However often it ends, it is started again.
StartLimitIntervalSec=0

[Service]
WorkingDirectory=${folder.replaceAll('%', '%%')}
ExecStart=${[node, ...words].map(quoteForSystemd).join(' ')}
Restart=${restart}
RestartSec=5
# The launcher ends its browser by itself; what is left after this is ended by force.
KillMode=mixed
TimeoutStopSec=15

[Install]
WantedBy=graphical-session.target
`;
}

/**
 * A word of a command line in a unit (systemd.service, "Command lines").
 *
 * @param {string} word
 */
function quoteForSystemd(word) {
  const escaped = word
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('%', '%%')
    .replaceAll('$', '$$$$');
  return `"${escaped}"`;
}

/**
 * A launch agent of macOS.
 *
 * @param {ServiceCommand} command
 */
export function formatLaunchAgent({node, words, folder}) {
  const items = [node, ...words].map((word) => `    <string>${escapeXml(word)}</string>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${LABEL}</string>
  <key>ProgramArguments</key>
  <array>
${items}
  </array>
  <key>WorkingDirectory</key>
  <string>${escapeXml(folder)}</string>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <true/>
</dict>
</plist>
`;
}

/**
 * A scheduled task of Windows: at logon, for ever, again a minute after it ended.
 *
 * @param {ServiceCommand} command
 */
export function formatScheduledTask({node, words, folder}) {
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
    </LogonTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>999</Count>
    </RestartOnFailure>
  </Settings>
  <Actions>
    <Exec>
      <Command>${escapeXml(node)}</Command>
      <Arguments>${escapeXml(words.map(quoteForWindows).join(' '))}</Arguments>
      <WorkingDirectory>${escapeXml(folder)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`;
}

/**
 * A word as Windows programs split their command line: backslashes count only before a quote.
 *
 * @param {string} word
 */
function quoteForWindows(word) {
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

/** @param {string} text */
function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
