namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>The configuration section <c>Bus</c>.</summary>
public sealed record BusSettings
{
    public const string Section = "Bus";

    public BusTransport Transport { get; init; } = BusTransport.InMemory;

    public string Host { get; init; } = "localhost";

    public ushort Port { get; init; } = 5672;

    public string VirtualHost { get; init; } = "/";

    /// <summary>An account that may configure and write <c>^agency[.]</c>, and nothing else.</summary>
    public string User { get; init; } = "guest";

    public string Password { get; init; } = "guest";

    /// <exception cref="InvalidOperationException">A value cannot be read; the message names its key.</exception>
    public static BusSettings From(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<BusSettings>() ?? new BusSettings();
}
