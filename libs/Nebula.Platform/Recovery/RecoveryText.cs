using System.Globalization;

namespace Nebula.Platform.Recovery;

/// <summary>What a person reads in a recovery file: what it is for, and what to type.</summary>
internal static class RecoveryText
{
    public static string Write(string envelope, string host, string? keyFile, string owner, DateTimeOffset now) =>
        $"""
        Nebula Command: recovery file of {host}
        Made {now.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC by {owner}. Keep it where a broken {host} cannot take it along,
        and the passphrase somewhere else. It opens nothing by itself: inside are the keys of stored secrets
        ({keyFile ?? "secrets.keys"}), sealed with the passphrase. It holds no data: make backups for that.

        The commands are typed in Nebula's folder, on its machine.

        The password is lost
            ./nebula user reset-password {owner}

        The second factor is lost
            ./nebula user reset-totp {owner}

        The machine is lost
          1. On the new one, with this repository:
            ./nebula secrets import THIS-FILE --passphrase
          2. With the latest backup ("--passphrase" as well if it was made with one):
            ./nebula restore BACKUP-FILE
          3. ./nebula up

        Only secrets.keys is lost
            ./nebula secrets import THIS-FILE --passphrase

        After `./nebula secrets rotate` make a new recovery file: this one does not hold the new key.

        {envelope}
        """.ReplaceLineEndings("\n");
}
