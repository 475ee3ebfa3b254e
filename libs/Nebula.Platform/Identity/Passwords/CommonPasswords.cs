using System.Collections.Frozen;

namespace Nebula.Platform.Identity.Passwords;

/// <summary>The passwords of ten characters and more that head every published list of leaked ones.</summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
        [
            "0123456789", "1234567890", "12345678910", "123456789a", "123456789q", "1234567891", "123123123123", "0987654321",
            "9876543210", "1029384756", "1357924680", "147258369a", "1q2w3e4r5t", "1q2w3e4r5t6y", "q1w2e3r4t5", "q1w2e3r4t5y6",
            "1qaz2wsx3edc", "1qazxsw23edc", "qwertyuiop", "qwertyuiop1", "qwerty1234", "qwerty12345", "qwerty123456", "asdfghjkl1",
            "asdfghjkl;", "zxcvbnm123", "qazwsxedcrfv", "abcdefghij", "abcdefghijk", "abcd123456", "abc1234567", "a123456789",
            "password10", "password11", "password12", "password123", "password1234", "password12345", "password!1", "password01",
            "passw0rd123", "p@ssw0rd123", "p@ssword123", "passwordpassword", "mypassword", "mypassword1", "changeme123", "changemenow",
            "administrator", "administrator1", "admin12345", "admin123456", "admin1234567", "adminadmin", "rootrootroot", "letmein123",
            "letmeinnow", "welcome123", "welcome1234", "iloveyou12", "iloveyou123", "iloveyou1234", "sunshine12", "sunshine123",
            "football12", "football123", "baseball12", "basketball", "basketball1", "superman123", "princess12", "princess123",
            "dragon1234", "monkey1234", "trustno1234", "whatever123", "starwars123", "computer123", "internet123", "homelab123",
            "liverpool1", "manchester", "christopher", "jessica123", "charlie123", "michael123", "jordan2323", "blink182blink",
            "unknown123", "test123456", "testtest123", "temp123456", "secret1234", "secret12345", "guest12345", "user123456",
            "nebulacommand", "nebula12345", "nebula1234", "correcthorsebatterystaple", "correct horse battery staple",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string password) => All.Contains(password);
}
