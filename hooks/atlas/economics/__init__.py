"""The model of unit economics and its inputs."""
