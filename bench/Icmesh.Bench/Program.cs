System.Console.WriteLine("rules | nightly");
