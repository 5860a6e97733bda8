namespace ChildProtection.Workflow.Server.RegisterEnquiries;

/// <summary>What an enquiry asks of the reader, as a list shows it.</summary>
/// <param name="About">The child asked about, and who asked.</param>
/// <param name="Path">Where it is done, or, for whoever is told of it, the enquiry.</param>
public sealed record EnquiryDutyLine(string Title, string About, string Path, string Due, string Left, bool Overdue, bool MayDo);
