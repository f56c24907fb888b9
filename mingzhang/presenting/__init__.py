"""What a report has to say, ready to be shown: sentences and slides, without a page to show them on."""
