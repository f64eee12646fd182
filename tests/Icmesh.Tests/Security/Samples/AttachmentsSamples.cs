using System.Text;
using Icmesh.Attachments;
using Icmesh.Attachments.Data;
using Icmesh.Attachments.Keeping;
using Icmesh.Kernel.Attachments;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

/// <summary>Files of records. The pages that show them belong to the modules of the records, and so do their samples.</summary>
internal sealed class AttachmentsSamples : ModuleSamples
{
    public override int Order => 60;

    public override IReadOnlyList<Sample> Samples { get; } = [];

    public override async Task SeedAsync(Town town, IServiceProvider services)
    {
        var (db, store) = (services.GetRequiredService<AttachmentsDb>(), services.GetRequiredService<ContentStore>());
        foreach (var side in town.There)
        {
            side["incident-file"] = Keep(db, store, side, "incident", side["incident"], town.CanaryOfPerson(side, "incident-file", Reach.Persons, true, "personal.specific", "incidents.view"));
            side["certificate-file"] = Keep(db, store, side, "certificate", side["certificate"], town.CanaryOfPerson(side, "certificate-file", Reach.Persons, false, "personal.view", "competency.view"));
            side["observation-file"] = Keep(db, store, side, "apd-observation", side["observation"], town.CanaryOfPerson(side, "observation-file", Reach.Persons, true, "personal.view", "apd.view"));
            side["contractor-file"] = Keep(db, store, side, "contractor", side.Contractor.ToString()!, town.Canary(side, "contractor-file", Reach.Persons, false, "contractors.view"));
            side["permit-document-file"] = Keep(db, store, side, "permit-document", side["permit-document"], town.CanaryOfPerson(side, "permit-file", Reach.Persons, true, "personal.view", "permits.view"));
        }

        await db.SeedAsync();
        foreach (var side in town.There)
        {
            side["rivals-file"] = (side == town.B ? town.A : town.B)["incident-file"];
        }

        foreach (var side in new[] { town.Missing, town.Deleted })
        {
            side["incident-file"] = side["certificate-file"] = side["observation-file"] = side["contractor-file"] = side["permit-document-file"] = side["rivals-file"] = Guid.CreateVersion7().ToString();
        }
    }

    private static string Keep(AttachmentsDb db, ContentStore store, Side side, string subject, string id, string text)
    {
        var part = store.NewPart();
        File.WriteAllText(part, $"catatan\n{text}\n", Encoding.UTF8);
        var attachment = new Attachment
        {
            Subject = subject, SubjectId = Guid.Parse(id), ContractorId = side.Contractor!.Value, Name = $"{text}.csv", Kind = AttachmentKind.Csv, Length = new FileInfo(part).Length,
            Sha256 = $"{side}{subject}".PadLeft(64, '0'), State = AttachmentState.Clean, At = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc), By = "system",
        };
        store.Keep(part, attachment.Id);
        db.Add(attachment);
        return attachment.Id.ToString();
    }
}
