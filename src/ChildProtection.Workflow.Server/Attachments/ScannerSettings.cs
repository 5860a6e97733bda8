namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>Where the scanner of files is: section <c>Scanner</c>.</summary>
/// <param name="Host">Null: the authority runs none.</param>
/// <param name="Port">That of <c>clamd</c>.</param>
public sealed record ScannerSettings(string? Host, int Port)
{
    public const string Section = "Scanner";

    private const int ClamdPort = 3310;
    private const int PortMax = 65_535;

    /// <exception cref="InvalidOperationException">A setting is not understood; the message says which and what it may be.</exception>
    public static ScannerSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var port = section["Port"] is not { Length: > 0 } given ? ClamdPort
            : int.TryParse(given, out var number) && number is > 0 and <= PortMax ? number
            : throw new InvalidOperationException($"{Section}:Port is '{given}'; it is a number from 1 to {PortMax}.");
        return new ScannerSettings(section["Host"] is { Length: > 0 } host ? host : null, port);
    }
}
