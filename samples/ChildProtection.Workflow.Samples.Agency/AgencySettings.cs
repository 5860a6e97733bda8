using Microsoft.Extensions.Configuration;

namespace ChildProtection.Workflow.Samples.Agency;

/// <summary>Where the broker is and who the agency is: from the environment (<c>Bus__Host</c>) or the command line (<c>--Bus:Host</c>).</summary>
internal sealed record AgencySettings(string Agency, string Host, ushort Port, string VirtualHost, string User, string Password, TimeSpan ConnectWaitMax)
{
    private const int ConnectSeconds = 30;

    /// <exception cref="FormatException">A number cannot be read.</exception>
    public static AgencySettings Read(string agency, string[] arguments)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(arguments).Build();
        var id = configuration["Agency:Id"] ?? agency;
        return new AgencySettings(
            id,
            configuration["Bus:Host"] ?? "127.0.0.1",
            ushort.Parse(configuration["Bus:Port"] ?? "5672", System.Globalization.CultureInfo.InvariantCulture),
            configuration["Bus:VirtualHost"] ?? "/",
            configuration["Bus:User"] ?? id,
            configuration["Bus:Password"] ?? "",
            TimeSpan.FromSeconds(int.Parse(configuration["Agency:ConnectSeconds"] ?? $"{ConnectSeconds}", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
