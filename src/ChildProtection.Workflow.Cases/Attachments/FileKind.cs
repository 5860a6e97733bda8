using System.Collections.Immutable;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>
/// A kind of file that is taken. Whatever a file is called, its content says what it is; a kind that is not here is not taken. Mail is not: what is packed
/// in it could not be checked. Nor are web pages, pictures that hold script and documents that hold programs.
/// </summary>
/// <param name="Name">As it is stored.</param>
/// <param name="MediaType">As a browser is told it.</param>
/// <param name="Ending">Of the file's name, with its dot.</param>
/// <param name="ShownInPage">A browser may show it by itself. Only pictures that cannot hold anything but a picture: everything else is saved and opened by the reader.</param>
public sealed record FileKind(string Name, string MediaType, string Ending, bool ShownInPage)
{
    public static FileKind Pdf { get; } = new("pdf", "application/pdf", ".pdf", false);

    public static FileKind Png { get; } = new("png", "image/png", ".png", true);

    public static FileKind Jpeg { get; } = new("jpeg", "image/jpeg", ".jpg", true);

    public static FileKind Heic { get; } = new("heic", "image/heic", ".heic", false);

    public static FileKind Word { get; } = new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", false);

    public static FileKind Sheet { get; } = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", false);

    public static FileKind OpenText { get; } = new("odt", "application/vnd.oasis.opendocument.text", ".odt", false);

    public static FileKind Text { get; } = new("txt", "text/plain; charset=utf-8", ".txt", false);

    public static ImmutableArray<FileKind> All { get; } = [Pdf, Png, Jpeg, Heic, Word, Sheet, OpenText, Text];

    /// <exception cref="ArgumentException">No file of that kind was ever taken.</exception>
    public static FileKind Named(string name) => All.FirstOrDefault(kind => kind.Name == name) ?? throw new ArgumentException($"'{name}' is no kind of file.", nameof(name));
}
