namespace Nebula.Homelab.Status.Live;

/// <summary>
/// What strangers were last told of each subject, and where in the feed. They are told again only when it reads differently: an event
/// that says nothing new would still tell them when something private happened.
/// </summary>
internal sealed class PublicNews
{
    private readonly Dictionary<string, (string Text, long Position)> _told = new(StringComparer.Ordinal);

    public void Note(string subject, string text, long position)
    {
        if (!_told.TryGetValue(subject, out var last) || last.Text != text)
        {
            _told[subject] = (text, position);
        }
    }

    public bool IsNewAt(string subject, long position) => _told.TryGetValue(subject, out var last) && last.Position == position;

    public void Forget(string subject) => _told.Remove(subject);

    public void ForgetAllBut(params ReadOnlySpan<string> subjects)
    {
        foreach (var subject in _told.Keys.ToList())
        {
            if (!subjects.Contains(subject))
            {
                _told.Remove(subject);
            }
        }
    }
}
