using ChildProtection.Workflow.Cases.Attachments;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>A file as a list shows it.</summary>
/// <param name="One">The file.</param>
/// <param name="Title">What it is, in a line.</param>
/// <param name="About">What sort it is, whom it came from, of which day.</param>
/// <param name="Kept">Who kept it, and when.</param>
/// <param name="Tags">What must be known before it is opened or passed on.</param>
/// <param name="SharedWith">Whom it is shared with now, by name.</param>
/// <param name="MayOpen">The reader may open it now.</param>
public sealed record AttachmentLine(Attachment One, string Title, string About, string Kept, IReadOnlyList<AttachmentTag> Tags, IReadOnlyList<string> SharedWith, bool MayOpen);
