"""Speed, measured against peers in the same run. One file a benchmark; `radgaze bench` lists them."""
