namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>A file as it is kept.</summary>
/// <param name="Name">As it is given out.</param>
/// <param name="Kind">What it is by its content.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="Hash">SHA-256 of its content, in hexadecimal digits: the same content is kept once for an authority.</param>
/// <param name="SaysWhereTaken">It is a photograph that holds the place at which it was taken.</param>
public sealed record KeptFile(string Name, FileKind Kind, int Bytes, string Hash, bool SaysWhereTaken);
