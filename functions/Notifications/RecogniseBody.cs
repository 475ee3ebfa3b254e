namespace Nebula.Functions.Notifications;

/// <param name="Text">What was pasted.</param>
internal sealed record RecogniseBody(string Text);
