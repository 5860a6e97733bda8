using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using ChildProtection.Workflow.Cases.Attachments;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>
/// Has files looked at by <c>clamd</c> (ClamAV) over TCP, by its command <c>INSTREAM</c>: chunks, each after its length in four bytes, the highest first; a length
/// of nought ends it; the answer is <c>stream: OK</c>, <c>stream: NAME FOUND</c> or words that end in <c>ERROR</c> (clamd(8)).
/// </summary>
public sealed partial class ClamdScanner(ScannerSettings settings, ILogger<ClamdScanner> log) : IFileScanner
{
    private const string Begins = "stream: ";
    private const string Found = " FOUND";

    /// <summary>Bytes of an answer: more is none.</summary>
    private const int AnswerBytesMax = 4_096;

    /// <summary>Letters of a finding that are kept.</summary>
    private const int FindingLettersMax = 200;

    public bool IsConfigured => true;

    public async Task<ScanVerdict> Scan(IAsyncEnumerable<ReadOnlyMemory<byte>> content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ended.CancelAfter(AttachmentLimits.ScanMax.ToTimeSpan());
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(settings.Host!, settings.Port, ended.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ended.Token);
            await foreach (var part in content.WithCancellation(ended.Token))
            {
                // A length of nought would end it.
                if (part.Length > 0)
                {
                    await stream.WriteAsync(Length(part.Length), ended.Token);
                    await stream.WriteAsync(part, ended.Token);
                }
            }
            await stream.WriteAsync(Length(0), ended.Token);
            return Verdict(await Answer(stream, ended.Token));
        }
        catch (Exception away) when (away is SocketException or IOException || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Away(log, away.GetType().Name);
            return new ScanVerdict.NoAnswer(away.GetType().Name);
        }
    }

    private ScanVerdict Verdict(string answer)
    {
        if (answer == $"{Begins}OK")
        {
            return new ScanVerdict.Clean();
        }
        if (answer.StartsWith(Begins, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal))
        {
            var finding = answer[Begins.Length..^Found.Length];
            return new ScanVerdict.Harmful(finding.Length <= FindingLettersMax ? finding : finding[..FindingLettersMax]);
        }
        NotLooked(log, answer);
        return new ScanVerdict.NoAnswer(answer);
    }

    private static async Task<string> Answer(NetworkStream stream, CancellationToken cancellationToken)
    {
        var bytes = new byte[AnswerBytesMax];
        var filled = 0;
        while (filled < bytes.Length && await stream.ReadAsync(bytes.AsMemory(filled), cancellationToken) is > 0 and var read)
        {
            filled += read;
            if (bytes.AsSpan(0, filled).Contains((byte)0))
            {
                break;
            }
        }
        return Encoding.UTF8.GetString(bytes, 0, filled).TrimEnd('\0', '\n', '\r', ' ');
    }

    private static byte[] Length(int length)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        return bytes;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scanner of files gave no answer ({Fault}); what came meanwhile is opened by nobody until it does")]
    private static partial void Away(ILogger log, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scanner of files could not look at one: {Answer}")]
    private static partial void NotLooked(ILogger log, string answer);
}
