using System.ComponentModel.DataAnnotations;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Ui;

public sealed class MessageTests
{
    [Fact]
    public void Validation_speaks_Indonesian_to_Indonesian_readers()
    {
        UiHost.Speak(Cultures.Indonesian);

        Assert.Equal(
            ["Hours: Isi jam antara 0,5 dan 12.", "Mail: Tulis alamat sebagai alamat email, misalnya nama@contoh.id.", "Name: Isi nama perusahaan.", "Note: Tulis catatan paling banyak 5 karakter."],
            Messages());
    }

    [Fact]
    public void Validation_speaks_English_to_English_readers()
    {
        UiHost.Speak(Cultures.English);

        Assert.Contains("Name: Enter nama perusahaan.", Messages());
        Assert.Contains("Hours: Enter jam between 0.5 and 12.", Messages());
    }

    private static List<string> Messages()
    {
        var context = new ActionContext { HttpContext = UiHost.View().HttpContext };
        var model = new Input { Hours = 13, Mail = "x", Note = "too long" };

        UiHost.Services.GetRequiredService<IObjectModelValidator>().Validate(context, null, "", model);

        return context.ModelState.SelectMany(s => s.Value!.Errors, (s, e) => $"{s.Key}: {e.ErrorMessage}").Order(StringComparer.Ordinal).ToList();
    }

    private sealed class Input
    {
        [Display(Name = "nama perusahaan"), Required]
        public string? Name { get; init; }

        [Display(Name = "jam"), Range(0.5, 12)]
        public decimal Hours { get; init; }

        [Display(Name = "alamat"), EmailAddress]
        public string? Mail { get; init; }

        [Display(Name = "catatan"), StringLength(5)]
        public string? Note { get; init; }
    }
}
