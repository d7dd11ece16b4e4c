drop index signatures_shown;
