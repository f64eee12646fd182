using Icmesh.Kernel.Text;

namespace Icmesh.Apd;

internal static class ItemDates
{
    /// <summary>Why the dates of an item cannot be true, the field concerned and what to do; null where they can.</summary>
    public static (string Field, Sentence Reason, Sentence Remedy)? Fault(DateOnly? manufactured, DateOnly? inService, DateOnly today)
    {
        if (manufactured > today)
        {
            return ("manufacturedOn", new("Tanggal dibuat ada di masa depan.", "The date of manufacture lies in the future."), new("Salin dari cap pada barang.", "Copy it from the mark on the item."));
        }

        if (inService < manufactured)
        {
            return ("inServiceOn", new("Mulai dipakai sebelum dibuat.", "It was put to use before it was made."), new("Periksa kedua tanggal; mungkin tertukar.", "Check both dates; they may be swapped."));
        }

        return inService > today
            ? ("inServiceOn", new("Mulai dipakai ada di masa depan.", "It is put to use in the future."), new("Kosongkan sampai diserahkan.", "Leave it empty until it is issued."))
            : null;
    }
}
